// IntentFiles: the files of this folder, embedded by the EmbedContent plugin. See docs/content.md.
