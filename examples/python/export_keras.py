"""Features, labels and classifier of a Keras model, as `collapsar metrics features.npz` reads them."""
import keras
import numpy as np

labels = np.arange(60) % 3
images = np.random.default_rng(0).normal(size=(60, 6)) + 3 * np.eye(6)[labels]
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3)])

# region export
import keras, numpy as np
body = keras.Model(model.inputs, model.layers[-1].input)
kernel, bias = model.layers[-1].get_weights()
np.savez("features.npz", X=body.predict(images), y=labels, W=kernel.T, b=bias)
# endregion export
