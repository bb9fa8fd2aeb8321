"""Small foreign documentations, written as people write them in each dialect."""

from __future__ import annotations

from pathlib import Path

from tests.support.foreign_documents import png
from tests.support.generator_trees import DOCUSAURUS, JEKYLL, SPHINX


def written_tree(root: Path, files: dict[str, str]) -> Path:
    """Write files by their paths; a picture's text does not matter."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        is_picture = place.suffix in (".png", ".jpg")
        place.write_bytes(png() if is_picture else text.encode())
    return root


MKDOCS = {
    "mkdocs.yml": "site_name: Press\ntheme:\n  name: material\n  language: en\n",
    "docs/snippets/shared.md": "Shared words.\n",
    "docs/index.md": """# Press

--8<-- "snippets/shared.md"

/// warning | Hot
Wait.
///

!!! note inline end "Aside"
    Beside.

??? tip "Folded"
    Unfolded.

- [ ] open
- [x] done

*[HTML]: Hyper Text

++ctrl+s++ and ==marked==

=== "One"

    In one.

:material-wrench:{ .big } Repair [more](#操作){ .md-button } [three](#_1)

## 操作

<div class="grid cards" markdown>

- A card

</div>
""",
}

MDBOOK = {
    "book.toml": """[book]
title = "Lathe manual"
authors = ["Ann"]
language = "en"
src = "src"
""",
    "src/SUMMARY.md": """# Summary

[Introduction](README.md)

# Maintenance

- [Belts](belts/README.md)
    - [Change the belt](<belts/change belt.md>)
    - [Tension]()
- [Lubrication](./oil.md)

# Faults

- [E10-01](faults/E10-01.md)
- [Gone](gone.md)

---

[Contact](contact.md)
""",
    "src/README.md": """# Introduction

See [belts](belts/index.html) and [oil](oil.md#1-grease-type).
""",
    "src/belts/README.md": "# Belts\n\n[Change](<change belt.md>)\n",
    "src/belts/change belt.md": """# Change the belt

1. Open the cover.

![Cover](<../img/cover, open (1).png>)

1. Slacken the screw.

![Screw](../img/螺钉 2.png)

1. Take the belt off.

<div class="warning">

Mind your fingers.

</div>

![Lost](../img/lost.png)
""",
    "src/oil.md": "# Lubrication\n\n## 1. Grease type\n\nLithium&nbsp;grease &rarr; <kbd>A</kbd>\n",
    "src/faults/E10-01.md": "# Spindle stuck\n\nSee [oil](../oil.md).\n",
    "src/contact.md": "# Contact\n\nSee E10-01.\n",
    "src/img/cover, open (1).png": "",
    "src/img/螺钉 2.png": "",
}

GITBOOK = {
    "SUMMARY.md": """# Table of contents

* [Welcome](README.md)

## Repair

* [Drum](repair/drum.md)
  * [Fit the drum](<repair/fit drum.md>)
""",
    "README.md": """---
description: The first page
---

# Welcome

<figure><img src=".gitbook/assets/main view (2).png" alt="The machine"><figcaption>
<p>Front &#x26; top</p></figcaption></figure>

{% content-ref url="repair/drum.md" %}
[drum.md](repair/drum.md)
{% endcontent-ref %}

{% embed url="https://example.com/video" %}
""",
    "repair/drum.md": """# Drum

{% hint style="warning" %}
Hot. Wait **10 minutes**.

* first
{% endhint %}

{% hint style="danger" %} Unplug it. {% endhint %}

{% tabs %}
{% tab title="MX-1" %}
Two screws.
{% endtab %}

{% tab title="MX-2" %}
{% hint style="info" %}
Four screws.
{% endhint %}
{% endtab %}
{% endtabs %}

<details>

<summary>More about it</summary>

Hidden **text**.

</details>

![](<../.gitbook/assets/main view (2).png>)

{% file src="../.gitbook/assets/table.pdf" %}

{% code title="a.sh" %}
```sh
{% hint %} stays in code
```
{% endcode %}

<mark style="color:red;">Red</mark> text and <a href="fit drum.md">a link</a>.
""",
    "repair/fit drum.md": """# Fit the drum

{% stepper %}
{% step %}
## Open

Open the door.
{% endstep %}

{% step %}
## Push

Push it in.
{% endstep %}
{% endstepper %}
""",
    ".gitbook/assets/main view (2).png": "",
    ".gitbook/assets/table.pdf": "",
}

PLAIN = {
    "README.md": "# Service\n\nSee [[Drum]] and [MX-420](MX-420/E41-01.md).\n",
    "MX-420/E41-01.md": """**Drum does not turn [E41-01]**

警告：先断电。

See E21-04.
""",
    "MX-420/E21-04.md": """# E21-04: Fuser too cold

**CAUTION:** Hot parts.

## Step 1: Open

![a](../img/a.png)

Open the door.

## Step 2

![b](../img/b.png)

Take it out.
""",
    "MX-430/E21-04.md": "# E21-04: Fuser too cold\n\nText. [back](#e21-04-fuser-too-cold)\n",
    "MX-430/E41-01.md": "# One\n\nsee E21-04\n\n# Two\n\n> [!WARNING]\n> Mind it.\n",
    "Drum.md": """# Drum

| Part number | Description | Qty |
| --- | --- | --- |
| 604-1234 | Drum | 1 |
| 604-1235 | Blade | 2 |

<table><thead><tr><th>Fault code</th><th>Description</th><th>Remedy</th></tr></thead>
<tbody><tr><td>E50-01</td><td>Drum worn</td><td>Replace it</td></tr>
<tr><td>E50-02</td><td>Drum &amp; blade</td><td>Replace both</td></tr></tbody></table>
""",
    "中文.md": """# 更换硒鼓

## 步骤

[跳](#步骤) [mk](#_2)

1. 打开前盖。
2. 取出硒鼓。
3. 装上新硒鼓。
""",
    "img/a.png": "",
    "img/b.png": "",
}

TREES = {
    "mkdocs": MKDOCS,
    "mdbook": MDBOOK,
    "gitbook": GITBOOK,
    "jekyll": JEKYLL,
    "docusaurus": DOCUSAURUS,
    "sphinx": SPHINX,
    "markdown": PLAIN,
}
