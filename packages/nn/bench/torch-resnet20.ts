/** ResNet20 in PyTorch as `net`, in training mode. */
export const TORCH_RESNET20 = `
import torch, torch.nn as nn, torch.nn.functional as F
def conv(a, b, stride=1, k=3): return nn.Conv2d(a, b, k, stride, k // 2, bias=False)
class Block(nn.Module):
    def __init__(self, a, b, stride):
        super().__init__()
        self.inner = nn.Sequential(conv(a, b, stride), nn.BatchNorm2d(b), nn.ReLU(), conv(b, b), nn.BatchNorm2d(b))
        self.skip = nn.Conv2d(a, b, 1, stride) if stride > 1 else nn.Identity()
    def forward(self, x): return F.relu(self.inner(x) + self.skip(x))
blocks = [Block(a, b, s) for a, b, s in
          [(16, 16, 1)] * 3 + [(16, 32, 2)] + [(32, 32, 1)] * 2 + [(32, 64, 2)] + [(64, 64, 1)] * 2]
net = nn.Sequential(conv(3, 16), nn.BatchNorm2d(16), nn.ReLU(), *blocks,
                    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
`;
