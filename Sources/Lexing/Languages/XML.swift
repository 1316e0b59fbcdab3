extension LanguageProfile {
  static let xml = markup(
    "xml", "XML",
    [
      "xml", "xml.dist", "xsd", "xsl", "xslt", "svg", "csproj", "vbproj", "fsproj", "vcxproj", "props", "targets",
      "nuspec",
      "plist", "storyboard", "xib", "resx", "xaml", "axaml", "wsdl", "rss", "atom", "xliff", "xlf", "xmi", "iml", "pom",
      "config",
    ]
  ) {
    $0.fileNames = ["web.config", "app.config", "nuget.config", "packages.config", ".classpath", ".project"]
    $0.traits.insert(.characterData)
  }
}
