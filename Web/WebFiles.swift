// WebFiles: the web page, its style and its script, embedded by the EmbedContent plugin.
