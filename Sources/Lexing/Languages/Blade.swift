extension LanguageProfile {
  static let blade = markup("blade", "Blade", ["blade.php", "blade"]) {
    $0.blockComments.append(BlockComment("{{--", "--}}"))
    $0.regions = [
      Region("@{{", "}}", language: nil), Region("{{", "}}", language: "php-code"),
      Region("{!!", "!!}", language: "php-code"),
      Region("<?php", "?>", language: "php-code", isStatement: true, mayStayOpen: true),
      Region("<?=", "?>", language: "php-code", isStatement: true, mayStayOpen: true),
    ]
    $0.imports = .php
    $0.traits.formUnion(phpCodeTraits.union(.bladeDirectives))
  }
}
