import Foundation

/// Tells one build of the program from another, so that facts which an older one measured are not taken for this one's.
enum ProgramBuild {
  /// The version with the executable's size and time of change, where the system gives them.
  static let name: String = {
    guard let path = Bundle.main.executablePath else { return Assay.version }
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
      let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(Assay.version) \(size) \(changed)"
    } catch {
      // Only less sharp: the version and the rules still count.
      return Assay.version
    }
  }()
}
