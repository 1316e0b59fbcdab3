import Testing

@testable import RuleEngine

@Suite("Values that say they are no secrets")
struct PlaceholderTests {
  @Test(
    "references in a value, whole and where the value was cut",
    arguments: [
      "a-${name}-b", "x$(cat key)", "p#{ENV['KEY']}", "{{ vault.key }}", "<%= key %>", "base64:${APP_KEY", "k{{name",
    ])
  func references(text: String) {
    #expect(SecretText.isPlaceholder(text.utf8))
  }

  @Test(
    "an opening sign in a key of random ones is none",
    arguments: [
      "Ed&1cr+{3T$a+{[8LP~i5-[|Z`x-V>;Di_C/E~UnSg{n[h#{D[-t>yIUZ8YqSu3t", "q7${;>!R0,v+Lk^2", "Vb<%2^k+0Zr,Qw*x8!",
    ])
  func chance(text: String) {
    #expect(!SecretText.isPlaceholder(text.utf8))
  }
}
