"""From files to the model. The only room that knows Markdown and YAML."""
