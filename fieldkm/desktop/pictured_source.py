"""Documentation of a made-up pump, as an office may have it: it is imported for the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_FILES: Mapping[str, str] = MappingProxyType(
    {
        "README.md": """# Pump AB-100

Circulation pump for heating systems. [Replace the seal](seal.md), [faults](faults.md),
[spare parts](parts.md), [wiring](wiring.pdf).
""",
        "seal.md": """# Replace the shaft seal

**Warning:** Hot water. Close both valves and let the pump cool down.

Tools: Allen key 5 mm. See [draining the system](drain.md) first.

## Step 1: Open the housing

![The four screws](images/screws.png)

Take out the four screws and lift off the motor.

## Step 2: Take off the old seal

Pull it off by hand. Clean the shaft with a soft cloth.

## Step 3: Fit the new seal

Push it on with the spring towards the motor. Tighten the screws crosswise to 12 Nm.
""",
        "faults.md": """# Faults

| Fault code | Description | Remedy |
| --- | --- | --- |
| E90-17 | Motor too hot | Check the flow, see [valves](valves.md) |
| E90-21 | Shaft blocked | Turn the shaft, see [the seal](seal.md#step-4) |
""",
        "parts.md": """# Spare parts

| Part number | Description | Quantity |
| --- | --- | --- |
| 909-5678 | Shaft seal | 1 |
| 909-5680 | Housing gasket | 1 |
""",
        "notes/2019-visit.txt": "Customer wants a quieter pump.\n",
    }
)


def write_source(folder: Path) -> Path:
    """Write the documentation below `folder`; returns where it lies. Raises `OSError`."""
    root = folder / "Pump AB-100"
    for name, text in _FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
