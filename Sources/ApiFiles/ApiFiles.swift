// ApiFiles: the description of the HTTP service (docs/openapi.yaml) and its page, embedded by the EmbedContent plugin.
