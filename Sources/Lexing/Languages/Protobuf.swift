extension LanguageProfile {
  static let protobuf = data("protobuf", "Protocol Buffers", ["proto", "protodevel"]) {
    $0.aliases = ["proto"]
    $0.keywords = [
      "syntax": .other, "edition": .other, "package": .import, "import": .import, "option": .other, "message": .type,
      "enum": .enumeration, "service": .type, "rpc": .other, "returns": .other, "oneof": .other, "map": .other,
      "repeated": .modifier, "optional": .modifier, "required": .modifier, "reserved": .other, "extend": .extension,
      "extensions": .other, "stream": .modifier, "true": .literal, "false": .literal,
    ]
    $0.addSlashComments()
    $0.strings = [StringForm("\""), StringForm("'")]
    $0.traits = [.semicolonsEndStatements]
  }
}
