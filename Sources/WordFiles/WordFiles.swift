// Common English words (SCOWL up to size 50, American and British; see NOTICE), embedded by the EmbedContent plugin.
