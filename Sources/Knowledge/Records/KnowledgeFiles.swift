// The records below this folder, embedded by the EmbedContent plugin. See docs/content.md.
