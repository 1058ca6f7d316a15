"""Features, labels and classifier of a PyTorch network, as `collapsar metrics features.npz` reads them."""
import torch

torch.manual_seed(0)


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(6, 16), torch.nn.ReLU())
        self.fc = torch.nn.Linear(16, 3)

    def forward(self, x):
        return self.fc(self.body(x))


model = Network()
labels = torch.arange(60) % 3
images = torch.randn(60, 6) + 3 * torch.nn.functional.one_hot(labels, 6)
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(images, labels), batch_size=25)

# region export
import numpy as np, torch
features, labels = [], []
model.eval().fc.register_forward_pre_hook(lambda layer, inputs: features.append(inputs[0].cpu().numpy()))
with torch.no_grad():
    for images, targets in loader:
        model(images), labels.append(targets.numpy())
weight, bias = (p.detach().cpu().numpy() for p in model.fc.parameters())
np.savez("features.npz", X=np.concatenate(features), y=np.concatenate(labels), W=weight, b=bias)
# endregion export
