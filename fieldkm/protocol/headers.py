"""The headers that are our own."""

from __future__ import annotations

MARK = "Fieldkm-Server"  # by it a laptop tells the server's answers from a captive portal's
REQUEST_ID = "X-Request-Id"  # goes from the laptop's log into the server's
UPLOAD_OFFSET = "Upload-Offset"  # bytes of a photo that the server has, or that a piece begins at
UPLOAD_LENGTH = "Upload-Length"  # bytes of the whole photo
