/** A file that can be downloaded, with what it must be. */
export interface RemoteFile {
  readonly name: string;
  readonly bytes: number;
  readonly md5: string;
}

/** A data set that does not ship inside the package. */
export interface RemoteDataset {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly files: readonly RemoteFile[];
  /** Addresses of folders that hold the files, tried in this order. */
  readonly mirrors: readonly string[];
}

/** Data sets that `fetchDataset` knows. */
export const remoteDatasets: readonly RemoteDataset[] = [
  {
    name: "mnist",
    title: "MNIST: 70,000 handwritten digits of 28 × 28 pixels",
    source: "LeCun, Cortes & Burges 1998, http://yann.lecun.com/exdb/mnist/",
    licence: "CC BY-SA 3.0",
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist",
      "https://storage.googleapis.com/cvdf-datasets/mnist",
    ],
    files: [
      { name: "train-images-idx3-ubyte.gz", bytes: 9912422, md5: "f68b3c2dcbeaaa9fbdd348bbdeb94873" },
      { name: "train-labels-idx1-ubyte.gz", bytes: 28881, md5: "d53e105ee54ea40749a09fcbcd1e9432" },
      { name: "t10k-images-idx3-ubyte.gz", bytes: 1648877, md5: "9fb629c4189551a2d022fa330f9573f3" },
      { name: "t10k-labels-idx1-ubyte.gz", bytes: 4542, md5: "ec29112dd5afa0611ce80d1b7f02629c" },
    ],
  },
  {
    name: "fashion-mnist",
    title: "Fashion-MNIST: 70,000 pictures of clothes of 28 × 28 pixels",
    source: "Xiao, Rasul & Vollgraf 2017, https://github.com/zalandoresearch/fashion-mnist",
    licence: "MIT",
    mirrors: ["http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"],
    files: [
      { name: "train-images-idx3-ubyte.gz", bytes: 26421880, md5: "8d4fb7e6c68d591d4c3dfef9ec88bf0d" },
      { name: "train-labels-idx1-ubyte.gz", bytes: 29515, md5: "25c81989df183df01b3e8a0aad5dffbe" },
      { name: "t10k-images-idx3-ubyte.gz", bytes: 4422102, md5: "bef4ecab320f06d8554ea6380940ec79" },
      { name: "t10k-labels-idx1-ubyte.gz", bytes: 5148, md5: "bb300cfdad3c16e7a12a480ee83cd310" },
    ],
  },
  {
    name: "cifar10",
    title: "CIFAR-10: 60,000 colour photographs of 32 × 32 pixels",
    source: "Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html",
    licence: "none stated",
    mirrors: ["https://www.cs.toronto.edu/~kriz"],
    files: [{ name: "cifar-10-binary.tar.gz", bytes: 170052171, md5: "c32a1d4ab5d03f1284b67883e8d87530" }],
  },
  {
    name: "svhn",
    title: "SVHN: 99,289 house numbers, cropped to digits of 32 × 32 pixels",
    source: "Netzer et al. 2011, http://ufldl.stanford.edu/housenumbers/",
    licence: "non-commercial use only",
    mirrors: ["http://ufldl.stanford.edu/housenumbers"],
    files: [
      { name: "train_32x32.mat", bytes: 182040794, md5: "e26dedcc434d2e4c54c9b2d4a06d8373" },
      { name: "test_32x32.mat", bytes: 64275384, md5: "eb5a983be6a315427106f1b164d9cef3" },
    ],
  },
];
