"""How the server is reached: a metered line, a proxy, a company's own authority."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.segments import Switch
from fieldkm.desktop.kit.theme import Theme
from fieldkm.host.settings import Settings


class LinePanel(Panel):
    """Changes the settings at once; `settings` gives those that hold now."""

    def __init__(
        self,
        theme: Theme,
        settings: Callable[[], Settings],
        change_settings: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._change = change_settings
        self.metered = Switch(theme)
        self._metered_name, self._metered_detail = Heading(), MutedLabel()
        self.proxy, self.ca_file = QLineEdit(), QLineEdit()
        self.choose = GhostButton("", theme, "open")
        with_button = QWidget()
        row = QHBoxLayout(with_button)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ca_file, 1)
        row.addWidget(self.choose)
        self._proxy_field, self._ca_field = Field(self.proxy), Field(with_button)
        switch = QHBoxLayout()
        switch.addWidget(self._metered_name, 1)
        switch.addWidget(self.metered)
        self.content.setSpacing(8)
        self.content.addLayout(switch)
        self.content.addWidget(self._metered_detail)
        self.content.addWidget(self._proxy_field)
        self.content.addWidget(self._ca_field)
        self.metered.clicked.connect(self._take)
        self.proxy.editingFinished.connect(self._take)
        self.ca_file.editingFinished.connect(self._take)
        self.choose.clicked.connect(self._choose_file)
        self.show_settings(settings())
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now; a box that is being typed into is left alone."""
        self.metered.setChecked(settings.metered)
        for box, text in ((self.proxy, settings.proxy), (self.ca_file, settings.ca_file)):
            if not box.hasFocus():
                box.setText(text)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.metered.retheme(theme)
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        metered = self.tr("This connection is metered")
        self._metered_name.setText(metered)
        self.metered.setAccessibleName(metered)
        self._metered_detail.setText(
            self.tr(
                "Photos and manuals wait until you ask for them. Your work is sent all the same."
            )
        )
        self._proxy_field.entitle(self.tr("Proxy"))
        self._proxy_field.say(self.tr("Empty: as the system has it. Else http://name:port"))
        self._ca_field.entitle(self.tr("Certificates of your company"))
        self.ca_file.setAccessibleName(self.tr("Certificates of your company"))
        self._ca_field.say(self.tr("A PEM file, only where your server needs it."))
        self.choose.setText(self.tr("Choose…"))

    def _take(self) -> None:
        changed = replace(
            self._settings(),
            metered=self.metered.isChecked(),
            proxy=self.proxy.text().strip(),
            ca_file=self.ca_file.text().strip(),
        )
        if changed != self._settings():
            self._change(changed)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificates of your company"), "", self.tr("Certificates (*.pem *.crt)")
        )
        if chosen:
            self.ca_file.setText(chosen)
            self._take()
