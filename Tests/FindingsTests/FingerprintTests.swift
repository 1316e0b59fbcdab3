import Findings
import SourceText
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  private let key = FingerprintKey(bytes: Array("0123456789abcdef".utf8))

  private func make(
    _ key: FingerprintKey? = nil, rule: String = "r", path: String = "p", content: String = "c", ordinal: Int = 0
  ) -> Fingerprint {
    (key ?? self.key).fingerprint(rule: rule, path: RepositoryPath(path), content: content.utf8, ordinal: ordinal)
  }

  @Test("32 hexadecimal digits, the same in every run")
  func stable() {
    // HMAC-SHA256 of "r\0p\0c\0" + "0", cut to 16 bytes; computed with `openssl dgst -sha256 -hmac`.
    #expect(make().hex == "8307e08c224a492bfc856b1f941f9e0c")
    #expect(make() == make())
  }

  @Test("every part counts, and no part runs into the next")
  func parts() {
    let all = [
      make(), make(rule: "rp", path: ""), make(rule: "", path: "rp"), make(path: "pc", content: ""), make(ordinal: 1),
      make(content: "c0"), make(FingerprintKey(bytes: Array("fedcba9876543210".utf8))), make(.unkeyed),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test("a digest is SHA-256")
  func digest() {
    // FIPS 180-2, appendix B.1.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(ContentDigest(of: "abc".utf8).hex == known)
  }
}
