/// The hosts that a text links to: where an applicant says that their work can be seen.
package enum LinkedHosts {
  /// How far into a README it is looked: 256 KiB.
  package static let bytes = 262_144
  /// How many are kept.
  private static let most = 5

  /// Each once, in order, small letters; without the services that every README links to. Linear.
  package static func hosts(in text: [UInt8]) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    let bytes = text.prefix(Self.bytes)
    var index = bytes.startIndex
    let scheme = Array("://".utf8)
    while index + scheme.count < bytes.endIndex, found.count < most {
      guard bytes[index] == scheme[0], bytes[index..<(index + 3)].elementsEqual(scheme) else {
        index += 1
        continue
      }
      let name = bytes[(index + 3)...].prefix { isHost($0) }
      index = max(name.endIndex, index + 3)
      var host = String(decoding: name, as: UTF8.self).lowercased()
      // The end of a sentence.
      while host.hasSuffix(".") { host.removeLast() }
      guard host.contains("."), !host.hasPrefix("."), host.utf8.count <= 100,
        !usual.contains(where: { host == $0 || host.hasSuffix("." + $0) }), seen.insert(host).inserted
      else { continue }
      found.append(host)
    }
    return found
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Code hosts, registries, badges, documentation and licences: no place where the work itself runs.
  private static let usual = [
    "github.com", "githubusercontent.com", "gitlab.com", "bitbucket.org", "shields.io", "badge.fury.io", "badgen.net",
    "npmjs.com", "npmjs.org", "npm.im", "pypi.org", "packagist.org", "rubygems.org", "crates.io", "docs.rs",
    "pkg.go.dev", "golang.org", "codecov.io", "coveralls.io", "travis-ci.org", "travis-ci.com", "circleci.com",
    "appveyor.com", "opensource.org", "opencollective.com", "creativecommons.org", "wikipedia.org", "gnu.org",
    "apache.org", "mozilla.org", "w3.org", "ietf.org", "stackoverflow.com", "youtube.com", "youtu.be", "twitter.com",
    "x.com", "discord.gg", "discord.com", "slack.com", "gitter.im", "medium.com", "google.com", "microsoft.com",
    "docker.com", "docker.io", "nodejs.org", "python.org", "php.net", "getcomposer.org", "reactjs.org", "react.dev",
    "vuejs.org", "laravel.com", "symfony.com", "djangoproject.com", "palletsprojects.com", "nextjs.org", "vitejs.dev",
    "vite.dev", "angular.io", "angular.dev", "typescriptlang.org", "eslint.org", "prettier.io", "tailwindcss.com",
    "example.com", "example.org", "imgur.com", "snyk.io", "deepsource.io", "codacy.com", "sonarcloud.io",
  ]
}
