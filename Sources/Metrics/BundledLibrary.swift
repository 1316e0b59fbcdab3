/// Libraries for browsers that were copied into a repository: known by their name, or by the folder that is named after
/// them, and by what they say of themselves in their first comment.
///
/// Names follow github-linguist's `vendor.yml` and what stood in repositories of shops and course projects. A name alone
/// decides nothing: one's own `map/leaflet.js` is one's own, and a comment that claims to be a library's is something
/// that whoever reads the list of what was left out can see.
enum BundledLibrary {
  /// Whether a script or style sheet is a library's.
  ///
  /// - Parameters:
  ///   - name: the file's, lowercase.
  ///   - folders: those around it, lowercase, the outermost first.
  /// - Returns: costs a look at the first kilobytes, for files of such a name alone.
  static func holds(name: String, folders: [Substring], content: borrowing Span<UInt8>) -> Bool {
    guard endings.contains(where: name.hasSuffix) else { return false }
    let stem = stem(of: name)
    let claims = (names.contains(stem) ? [stem] : []) + folders.map(String.init).filter(self.folders.contains)
    guard !claims.isEmpty, let comment = firstComment(of: content), marks.contains(where: comment.contains) else {
      return false
    }
    return claims.contains { isNamed($0, in: comment) }
  }

  private static let endings = [".js", ".mjs", ".cjs", ".css", ".less", ".scss"]

  /// `three-r128.module.min.js` is `three`, `d3.v5.js` is `d3`, `js-yaml-4.1.0.js` is `js-yaml`.
  private static func stem(of name: String) -> String {
    var parts = name.split { $0 == "." || $0 == "_" }.flatMap { $0.split(separator: "-") }
    while let last = parts.last, parts.count > 1, isVersion(last) || endingParts.contains(String(last)) {
      parts.removeLast()
    }
    return parts.joined(separator: "-")
  }

  private static let endingParts: Set<String> = [
    "js", "mjs", "cjs", "css", "less", "scss", "min", "module", "umd", "esm", "iife", "global", "prod", "production",
    "development", "dev", "src", "full", "slim", "all", "core", "common", "bundle", "pkgd", "build", "compat", "legacy",
  ]

  private static func isVersion(_ part: Substring) -> Bool {
    let digits = part.first == "v" || part.first == "r" ? part.dropFirst() : part
    return !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  private static let names: Set<String> = [
    "ace", "alpine", "angular", "animate", "anime", "axios", "backbone", "bootstrap", "bootstrap-datepicker",
    "bootstrap-datetimepicker", "bootstrap-select", "chart", "chosen", "ckeditor", "codemirror", "cropper", "d3",
    "dat-gui", "datatables", "datatables-bootstrap", "daterangepicker", "dojo", "dragdrop", "dropzone", "ember",
    "es6-promise", "es6-shim", "es5-shim", "fastclick", "feather", "flatpickr", "flickity", "font-awesome",
    "foundation", "froala-editor", "fullcalendar", "gltfloader", "gmaps", "gsap", "hammer", "handlebars", "highcharts",
    "highlight", "highlight-pack", "html2canvas", "html5shiv", "htmx", "inputmask", "isotope", "jquery-ui", "js-yaml",
    "jspdf", "jszip", "knockout", "leaflet", "less", "lightbox", "lodash", "lottie", "magnific-popup", "marked",
    "masonry", "materialize", "mathjax", "mdb", "mermaid", "moment", "moment-with-locales", "mootools", "morris",
    "mustache", "normalize", "nouislider", "nprogress", "objloader", "orbitcontrols", "owl-carousel", "papaparse",
    "parsley", "pdf", "pdf-worker", "perfect-scrollbar", "phaser", "photoswipe", "pickadate", "pixi", "plotly",
    "popper", "prettify", "prism", "prototype", "quill", "rails-ujs", "raphael", "react", "react-dom",
    "redux", "require", "respond", "reveal", "scriptaculous", "scrollmagic", "select2", "semantic", "showdown",
    "simplemde", "slick", "socket-io", "sockjs", "sortable", "spin", "stomp", "summernote", "sweetalert",
    "sweetalert2", "swfobject", "swiper", "tether", "three", "tinymce", "tiny-mce", "toastr", "trix", "turbolinks",
    "tweenlite", "tweenmax", "typeahead", "uikit", "underscore", "velocity", "video", "vue", "vue-router", "vuex",
    "waypoints", "whatwg-fetch", "wow", "xterm", "zepto",
  ]

  private static let folders: Set<String> = [
    "ace-builds", "ckeditor", "ckeditor4", "ckeditor5", "codemirror", "datatables", "fckeditor", "font-awesome",
    "fontawesome", "fullcalendar", "highcharts", "jquery-ui", "kindeditor", "mathjax", "summernote",
    "tiny_mce", "tinymce", "ueditor",
  ]

  /// Names that are words of anybody's program too.
  private static let words: Set<String> = [
    "alpine", "animate", "anime", "backbone", "bootstrap", "chart", "chosen", "cropper", "dragdrop", "feather",
    "foundation", "hammer", "handlebars", "highlight", "inputmask", "isotope", "less", "lightbox", "marked", "masonry",
    "materialize", "moment", "mustache", "normalize", "popper", "prism", "prototype", "quill", "react", "redux",
    "require", "respond", "reveal", "slick", "sortable", "spin", "stomp", "swiper", "tether", "three", "underscore",
    "velocity", "video", "wow",
  ]

  /// What libraries call themselves where their files are called otherwise.
  private static let aliases: [String: [String]] = [
    "ace": ["ajaxorg"], "ace-builds": ["ajaxorg"], "ckeditor": ["ckeditor", "cksource"], "ckeditor4": ["cksource"],
    "ckeditor5": ["cksource"], "highlight-pack": ["highlightjs"], "moment-with-locales": ["momentjs"],
    "pdf": ["mozillafoundation", "pdfjs"], "pdf-worker": ["mozillafoundation", "pdfjs"],
    "semantic": ["semanticui"], "tiny-mce": ["tinytech", "ephox", "moxiecode", "tinymce"],
    "tiny_mce": ["tinytech", "ephox", "moxiecode", "tinymce"],
    "tinymce": ["tinytech", "ephox", "moxiecode", "tinymce"],
  ]

  /// Files that name their authors and not themselves; nobody else's are called so.
  private static let unnamed: Set<String> = ["gltfloader", "objloader", "orbitcontrols"]

  private static let marks = ["licen", "copyright", "(c)", "@author", "https://github.com/", "http://github.com/"]

  /// Whether a comment names the library. A name that is a word must stand with `.js`, with a version, or in an address.
  private static func isNamed(_ claim: String, in comment: String) -> Bool {
    if unnamed.contains(claim) { return true }
    guard words.contains(claim) else {
      let plain = comment.filter { $0.isLetter || $0.isNumber }
      return (aliases[claim] ?? [claim.filter { $0.isLetter || $0.isNumber }]).contains(where: plain.contains)
    }
    if comment.split(whereSeparator: \.isWhitespace).contains(where: { $0.contains("//") && $0.contains(claim) }) {
      return true
    }
    var rest = comment[...]
    while let start = rest.firstRange(of: claim) {
      let behind = rest[start.upperBound...].drop { ".- v".contains($0) }
      if behind.hasPrefix("js") || behind.hasPrefix("css") || behind.first?.isNumber == true { return true }
      rest = rest[start.upperBound...]
    }
    return false
  }

  /// The comment that a file begins with, in small letters, as far as the first kilobytes go; nil where it begins
  /// otherwise.
  private static func firstComment(of content: borrowing Span<UInt8>) -> String? {
    let limit = min(content.count, 3_000)
    var start = 0
    // A byte order mark, blanks, and the semicolon or mark that a library puts before itself.
    while start < limit,
      content[start] <= 0x20 || content[start] >= 0x80 || content[start] == UInt8(ascii: ";")
        || content[start] == UInt8(ascii: "!")
    {
      start += 1
    }
    guard start + 1 < limit, content[start] == UInt8(ascii: "/"),
      content[start + 1] == UInt8(ascii: "*") || content[start + 1] == UInt8(ascii: "/")
    else { return nil }
    var comment: [UInt8] = []
    let isBlock = content[start + 1] == UInt8(ascii: "*")
    var index = start + 2
    while index < limit {
      let byte = content[index]
      if isBlock, byte == UInt8(ascii: "*"), index + 1 < limit, content[index + 1] == UInt8(ascii: "/") { break }
      if !isBlock, byte == 0x0A, index + 1 < limit, content[index + 1] != UInt8(ascii: "/") { break }
      comment.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      index += 1
    }
    return String(decoding: comment, as: UTF8.self)
  }
}
