"""Small documentations of makers, in the dialects of teedoc, Hugo and Sphinx (see `web_trees`)."""

from __future__ import annotations

CAMERA = {
    "config.yaml": "name: 相机文档\nlocale: zh_CN\n",
    "sidebar.yaml": """items:
-   label: 相机
    file: README.md
    items:
    -   label: 说明
        file: ./cam/use.md
    -   label: 常见问题
        file: cam/faq.md
-   label: 编写中
""",
    "README.md": """---
title: 相机
update:
  - date: 2022-06-29
    content:
      - 初稿
---

简介。
""",
    "cam/use.md": """# 使用

>注意：上电前确认网段。

.. details::点我查看

    更多文字。

    ![图](../pic/a.png)

<html>
  <img src="../pic/a.png" width=48%>
</html>

[更新](./update) [代码](faq.html#没有-convertor)
""",
    "cam/faq.md": """# 常见问题

- 看标记

    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
      <meta charset="UTF-8">
      <title>CSS</title>
      <style>
        .indent { margin-left: 0ch; }
      </style>
    </head>
    <body>
      <details class="indent">
        <summary><font color="#4F84FF">点击此处</font></summary>
        <img src="../pic/a.png">
      </details>
    </body>
    </html>

### 没有 `convertor`

等十秒。
""",
    "cam/update.md": "# 更新\n",
    "pic/a.png": "",
}

PRINTER = {
    "hugo.toml": 'title = "Printer docs"\nlanguageCode = "en-us"\n',
    "content/_index.md": '+++\ntitle = "Printer"\n+++\n\nWelcome.\n',
    "content/care/_index.md": "---\ntitle: Care\nweight: 20\n---\n",
    "content/care/clean.md": """---
title: Clean the nozzle
weight: 2
aliases: [/old/cleaning/]
---

{{< alert title="Hot nozzle" color="warning" >}}
Wait until it is **cold**.
{{< /alert >}}

{{< figure src="/img/nozzle.png" caption="The nozzle" >}}

{{% notice tip %}}
Use brass.
{{% /notice %}}

{{< tabs >}}
{{< tab "Old head" >}}
Turn left.
{{< /tab >}}
{{< /tabs >}}

{{< highlight bash >}}
run --now
{{< /highlight >}}

See [belts]({{< ref "start/belts.md#tension" >}}) and [start](/start/).

{{< youtube abc >}}
{{< unknown-widget
  name="x" >}}
""",
    "content/start/_index.md": "---\ntitle: Start\nweight: 10\n---\n",
    "content/start/belts.md": """---
title: Belts
---

## Tension

[care](../../care/clean/) and [old](/old/cleaning/)
""",
    "static/img/nozzle.png": "",
}

RADIO = {
    "conf.py": 'project = "Radio"\nversion = "2.1"\nlanguage = "en"\n',
    "index.rst": """=====
Radio
=====

Radio |version| manual.

.. toctree::
   :maxdepth: 2
   :caption: Service

   setup
   faults

See :ref:`the cables <cables>` and :doc:`faults`.
""",
    "setup.rst": """.. _setup:

Setup
=====

.. |amp| replace:: power amplifier

Fit the |amp| first::

    radio --on  # <now>

.. warning:: High voltage.
   Wait five minutes.

1. Open the *lid*.
2. Loosen ``M3 <short>`` screws:

   * left
   * right

#. Close it.

.. _cables:

Cables
------

.. figure:: img/cable.png
   :alt: The cable
   :width: 300

   The cable from below.

+--------+---------------+
| Plug   | Use           |
+========+===============+
| J1     | - power       |
|        | - ground      |
+--------+---------------+

==========  =====
Colour      Pin
==========  =====
red         1
black       2
==========  =====

Fuse
    10 A, slow

-v, --verbose  say more

.. code-block:: ini
   :caption: radio.conf

   [radio]
   on = 1

.. list-table:: Spare parts
   :header-rows: 1

   * - Name
     - Part number
   * - Fuse
     - 604-1234

`The maker`_ says so [#f1]_.

.. _The maker: https://x.y/maker
.. [#f1] In a letter.
""",
    "faults.rst": """Faults
~~~~~~

.. versionadded:: 2.0

.. confval:: squelch

   Opens at this level, see :ref:`setup` or `Cables`_.

.. seealso:: :ref:`cables`

.. include:: part.inc

.. youtube:: abc

.. raw:: html

   <b>lost</b>

| first line
| second line

Cables
......

The end.
""",
    "part.inc": "Included *words*.\n",
    "img/cable.png": "",
}
