"""Small sites of the generators that read templates and components, as people write them."""

from __future__ import annotations

JEKYLL = {
    "_config.yml": 'title: Pump docs\nbaseurl: "/pump"\nauthor: Pumps Ltd\nphone: "123"\n',
    "Gemfile": "",
    "_includes/warning.md": "**WARNING:** Pressure! Call {{ site.phone }}.\n",
    "_includes/image.html": """<figure>
<img src="{{ include.file }}" alt="{{ include.alt }}"></figure>
""",
    "_includes/loop.html": "{% for x in site.pages %}{{ x.title }}{% endfor %}\n",
    "index.md": """---
layout: home
title: Pump
nav_order: 1
---

# Pump
{: .no_toc }

- TOC
{:toc}

Read [seals]({% link docs/seals.md %}) or
[valves]({{ site.baseurl }}/docs/valves.html#2-replace-it).
Phone {{ site.phone }}. :wrench: :warning: :unknown_thing:

{% include loop.html %}
{% if page.x %}
Shown.
{% endif %}
""",
    "docs/seals.md": """---
title: Seals
parent: Wear
nav_order: 2
---

{% include warning.md %}

{: .note }
Grease them.

{: .warning-title }
> Hot surface
>
> Let it cool.

A last word.
{: .caution }

{% include image.html file="/assets/seal one.png" alt="Seal" %}

<details open markdown="block">
  <summary>
    Table of contents
  </summary>
  {: .text-delta }
1. TOC
{:toc}
</details>

Press **Start**{: .label .label-green } now.

{% highlight sh %}
run {{ x }}
{% endhighlight %}
""",
    "docs/valves.md": """---
title: Valves
parent: Wear
nav_order: 1
---
## 1. Check it {#check}

## 2. Replace it

[up](#check) [other](#replace-it)
""",
    "docs/wear.md": "---\ntitle: Wear\nhas_children: true\nnav_order: 2\n---\n# Wear\n",
    "assets/seal one.png": "",
}

DOCUSAURUS = {
    "docusaurus.config.js": """module.exports = {
  title: 'Robot arm',
  i18n: {defaultLocale: 'en'},
};
""",
    "sidebars.js": "module.exports = {};\n",
    "docs/intro.md": """---
sidebar_position: 1
---
# Intro

See [joints](/docs/joints/axis-one) and [two](./joints/axis-two.mdx#play).
""",
    "docs/joints/_category_.json": '{"label": "The joints", "position": 2}',
    "docs/joints/axis-one.md": """---
sidebar_position: 2
title: Axis one
---

:::warning[Moving parts]

Stop the arm.

:::

:::danger Live voltage
Unplug it.
:::

::::note
Outer

:::tip
Inner
:::

::::

![Joint](/img/joint.png)
<img src={require('@site/static/img/joint.png').default} alt="Joint again" width="200" />
""",
    "docs/joints/axis-two.mdx": """---
sidebar_position: 1
---
import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';

# Axis two

<Tabs>
  <TabItem value="a" label="Arm A">

Turn left.

  </TabItem>
  <TabItem value="b" label="Arm B">

Turn right.

  </TabItem>
</Tabs>

## Play

<Gauge value={3} style={{color: 'red'}} />

{/* a remark */}
""",
    "static/img/joint.png": "",
}

SPHINX = {
    "conf.py": 'project = "Boiler"\nauthor = "Heat Co"\nlanguage = "en"\n',
    "index.md": """# Boiler

```{toctree}
:maxdepth: 2
:caption: Service

burner
Pump <pump/index>
```

See {ref}`the nozzle <nozzle-size>`, {doc}`burner` and {doc}`/pump/index`.
""",
    "burner.md": """(burner-page)=
# Burner

```{warning}
Gas!
```

:::{danger} High voltage
Wait.
:::

````{admonition} Look out
:class: tip

```{figure} img/nozzle.png
:alt: Nozzle
:width: 50%
:name: fig-nozzle

The nozzle
```
````

(nozzle-size)=
## Size of the nozzle

Press {kbd}`Ctrl`, {guilabel}`OK`, {term}`flame`, {weird}`thing`.

```{list-table}
:header-rows: 1

* - Code
  - Meaning
* - E1
  - No flame
```

```{eval-rst}
+------+-------+
| Size | Use   |
+======+=======+
| 0.5  | small |
+------+-------+
```

% a remark

{numref}`fig-nozzle` and {ref}`burner-page`
""",
    "pump/index.md": "# Pump\n\n```{toctree}\nseal\n```\n\n```{code-block} python\nx = 1\n```\n",
    "pump/seal.md": """# Seal

[burner](../burner.md#size-of-the-nozzle)

```{mermaid}
a-->b
```
""",
    "img/nozzle.png": "",
}
