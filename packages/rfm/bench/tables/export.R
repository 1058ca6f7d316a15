# Writes the tables of the benchmark from R's packages, as write.csv writes them: Rscript packages/rfm/bench/tables/export.R
# Needs mlbench, MASS, rpart, AER, carData, ggplot2 and palmerpenguins (Debian: r-cran-NAME; AER is r-cran-aer).
arguments <- commandArgs(FALSE)
script <- sub("--file=", "", arguments[grep("--file=", arguments)])
folder <- file.path(dirname(script), "data")
dir.create(folder, showWarnings = FALSE)

tables <- list(
  airquality = list("datasets", "Ozone"), ToothGrowth = list("datasets", "len"), CO2 = list("datasets", "uptake"),
  quakes = list("datasets", "mag"), swiss = list("datasets", "Fertility"), ChickWeight = list("datasets", "weight"),
  Boston = list("MASS", "medv"), PimaIndiansDiabetes2 = list("mlbench", "diabetes"), mpg = list("ggplot2", "hwy", "cty"),
  kyphosis = list("rpart", "Kyphosis"), Sonar = list("mlbench", "Class"), Vehicle = list("mlbench", "Class"),
  Glass = list("mlbench", "Type"), penguins = list("palmerpenguins", "species", "year"),
  TitanicSurvival = list("carData", "survived"), Salaries = list("carData", "salary"), CPS1985 = list("AER", "wage"),
  survey = list("MASS", "Sex"))

quoted <- function(names) paste0("\"", names, "\"", collapse = ", ")
entries <- c()
for (name in names(tables)) {
  of <- tables[[name]]
  if (!requireNamespace(of[[1]], quietly = TRUE)) {
    message(name, " is left out: no package ", of[[1]])
    next
  }
  data(list = name, package = of[[1]])
  write.csv(as.data.frame(get(name)), file.path(folder, paste0(name, ".csv")))
  drop <- if (length(of) > 2) quoted(of[[3]]) else ""
  entries <- c(entries, sprintf("  \"%s\": {\"target\": \"%s\", \"drop\": [%s]}", name, of[[2]], drop))
}
writeLines(c("{", paste(entries, collapse = ",\n"), "}"), file.path(folder, "tables.json"))
message(length(entries), " tables in ", folder)
