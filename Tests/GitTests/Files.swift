import Foundation

/// The file operations that prepare damaged and hostile repositories.
func remove(_ path: String) throws {
  try FileManager.default.removeItem(atPath: path)
}

func link(_ path: String, to target: String) throws {
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
}

func copy(_ path: String, to target: String) throws {
  try FileManager.default.copyItem(atPath: path, toPath: target)
}

func contents(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(filePath: path)))
}

/// Also over a file that git made read-only.
func overwrite(_ path: String, _ bytes: [UInt8]) throws {
  if FileManager.default.fileExists(atPath: path) { try remove(path) }
  try Data(bytes).write(to: URL(filePath: path))
}

func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// Whether files can be given to other users.
let isRoot = geteuid() == 0

/// Gives a folder and everything below it to another user.
func giveAway(_ folder: String) throws {
  let below = FileManager.default.subpaths(atPath: folder) ?? []
  for path in [folder] + below.map({ folder + "/" + $0 }) {
    try FileManager.default.setAttributes([.ownerAccountID: 12_345], ofItemAtPath: path)
  }
}
