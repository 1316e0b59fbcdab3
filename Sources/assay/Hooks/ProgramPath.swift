import Foundation

/// Where this program lies, for a hook to find it again.
enum ProgramPath {
  /// The name it was called by, made absolute and with its links left as they are: a package manager's link outlives the
  /// version behind it.
  static func absolute(called name: String, searchPath: [String]) throws -> String {
    if name.contains("/") { return URL(filePath: name).absoluteURL.standardized.path }
    for folder in searchPath where folder.hasPrefix("/") {
      let candidate = folder + "/" + name
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    guard let path = Bundle.main.executablePath else {
      throw CommandError.usage("cannot tell where this program lies; call it by its full path")
    }
    return path
  }
}
