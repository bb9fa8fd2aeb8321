"""Documents that are not Markdown (Word, HTML, EPUB, PDF, oManual, S1000D), each read into a
draft."""
