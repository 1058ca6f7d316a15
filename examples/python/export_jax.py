"""Features, labels and classifier of a Flax module, as `collapsar metrics features.npz` reads them."""
import flax.linen as nn
import jax
import numpy as np


class Network(nn.Module):
    def setup(self):
        self.penultimate = nn.Dense(16)
        self.classifier = nn.Dense(3)

    def __call__(self, x):
        return self.classifier(self.penultimate(x))


labels = np.arange(60) % 3
images = np.random.default_rng(0).normal(size=(60, 6)) + 3 * np.eye(6)[labels]
model = Network()
variables = model.init(jax.random.PRNGKey(0), images)

# region export
import numpy as np
logits, state = model.apply(variables, images, capture_intermediates=True)
features = np.asarray(state["intermediates"]["penultimate"]["__call__"][0])
head = variables["params"]["classifier"]
np.savez("features.npz", X=features, y=labels, W=np.asarray(head["kernel"]).T, b=np.asarray(head["bias"]))
# endregion export
