/// Everything around a page's body. The policy comes before the style sheet that it allows.
enum FrameTemplate {
  static let source = #"""
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>{{title}}</title>
    <style>{{{stylePicture}}}</style>
    </head>
    <body>
    {{{bodyPicture}}}
    </body>
    </html>

    """#
}
