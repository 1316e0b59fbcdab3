import Lexing
import SourceText
import Testing

@Suite("Detection and scopes")
struct DetectionTests {
  @Test(
    "a language is told by name, extension and first line",
    arguments: [
      ("a/b.ts", "", "typescript"), ("x.TSX", "", "tsx"), ("Gemfile", "", "ruby"), ("page.blade.php", "", "blade"),
      ("page.php", "", "php"), ("run", "#!/usr/bin/env python3.12\n", "python"), ("run", "#!/bin/bash -e\n", "shell"),
      ("Dockerfile.dev", "", "dockerfile"), ("main.tf", "", "terraform"), ("a.cs", "", "csharp"),
      ("run", "#!/usr/bin/env -S NODE_OPTIONS=--x node --y\n", "javascript"),
      ("run", "#!/usr/bin/pwsh\n", "powershell"),
      ("run", "#!/usr/bin/perl5.36 -w\n", "perl"), ("run", "#! /usr/local/bin/php8.3\n", "php"),
      ("run", "#!/usr/bin/env elixir\n", "elixir"), ("run", "#!/usr/bin/env ts-node\n", "typescript"),
      ("GNUmakefile", "", "makefile"), ("Makefile.am", "", "makefile"), (".env.staging", "", "dotenv"),
      ("Containerfile", "", "dockerfile"), ("mix.exs", "", "elixir"), ("cpanfile", "", "perl"),
      ("a.psm1", "", "powershell"),
      ("a.scala", "", "scala"), ("build.sbt", "", "scala"), ("a.dart", "", "dart"), ("a.rockspec", "", "lua"),
      ("a.sol", "", "solidity"), ("a.proto", "", "protobuf"), ("a.mm", "", "objectivec"), ("a.less", "", "less"),
      ("a.html.erb", "", "erb"), ("a.rhtml", "", "erb"), ("a.html.twig", "", "twig"), ("a.yaml.j2", "", "twig"),
      ("a.hh", "", "cpp"), ("a.tofu", "", "terraform"), ("Pipfile", "", "toml"), (".eslintrc", "", "json"),
      ("web.config", "", "xml"), ("a.csproj", "", "xml"), ("phpunit.xml.dist", "", "xml"), ("Podfile", "", "ruby"),
      (".bash_aliases", "", "shell"),
      ("a.MD", "", "markdown"), ("a.gql", "", "graphql"), ("a.kts", "", "kotlin"), ("a.phtml", "", "php"),
    ])
  func detection(_ path: String, _ content: String, _ expected: String) {
    #expect(Self.language(path, content) == expected)
  }

  private static func language(_ path: String, _ content: String) -> String? {
    let bytes = Array(content.utf8)
    return LanguageDetection.language(of: RepositoryPath(path), content: bytes.span)?.id
  }

  @Test(
    "an editor's modeline tells it where the name does not",
    arguments: [
      ("script", "-*- ruby -*-\n", "ruby"), ("script", "# -*- mode: python; tab-width: 4 -*-\n", "python"),
      ("script", "# -*- coding: utf-8; Mode: C++ -*-\n", "cpp"), ("script", "#!/opt/odd\n# -*-perl-*-\n", "perl"),
      ("script", "x\n\n# vim: set ft=yaml ts=2:\n", "yaml"), ("script", "// vim: filetype=javascript\n", "javascript"),
      ("script", "# vi: syntax=sh\n", "shell"), ("script", "/* vim>600: set noet syntax=c : */\n", "c"),
      ("a.h", "// -*- C++ -*-\nint a;\n", "cpp"), ("a.inc", "; vim: ft=php\n", "php"),
      ("a.conf", "{}\n# vim: ft=json\n", "json"), ("a.ts", "// -*- mode: json -*-\nf();\n", "typescript"),
      ("a.tsx", "// vim: ft=yaml\nf();\n", "tsx"), ("a.rs", "// vim: ft=json\n", "rust"),
      ("a.html", "<!-- vim: ft=json -->\n", "html"), ("a.html", "<!-- vim: ft=twig -->\n", "twig"),
      ("a.inc", "<?php // vim: ft=yaml\n", "php"), ("a.ts", "#!/usr/bin/env node\n", "typescript"),
    ])
  func modelines(_ path: String, _ content: String, _ expected: String) {
    #expect(Self.language(path, content) == expected)
  }

  @Test(
    "content tells it where an extension is shared",
    arguments: [
      ("a.h", "int f(void);\n", "c"), ("a.h", "#ifdef __cplusplus\nextern \"C\" {\n#endif\n", "c"),
      ("a.h", "  class Order;\n", "cpp"), ("a.h", "template <typename T>\nstruct A;\n", "cpp"),
      ("a.h", "std::string f();\n", "cpp"), ("a.h", "#import <UIKit/UIKit.h>\n", "objectivec"),
      ("a.h", "@interface Order : NSObject\n@end\n", "objectivec"), ("a.h", "", "c"),
      ("a.m", "@implementation A\n@end\n", "objectivec"), ("a.m", "#import \"a.h\"\n", "objectivec"),
      ("a.m", "% a comment\nfunction y = f(x)\n  y = x';\nend\n", nil), ("a.m", ":- module foo.\n", nil),
      ("a.pl", "use strict;\nmy $x = 1;\n", "perl"), ("a.pl", "print \"a\";\n", "perl"),
      ("a.pl", "parent(a, b).\nold(X) :- parent(X, _).\n", nil), ("a.pl", "# a :- b\nprint 1;\n", "perl"),
      ("a.t", "use Test::More;\n", "perl"), ("a.t", "#!/bin/sh\n", "shell"), ("a.t", "Some text\n", nil),
      ("a.ts", "export const a = <T>(b: T) => b;\n", "typescript"),
      ("a.ts", "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\">\n", "xml"),
      ("a.tsx", "<?xml version=\"1.0\"?>\n<tileset/>\n", "xml"), ("a.tsx", "export {}\n", "tsx"),
      ("a.inc", "<?php\nfunction f() {}\n", "php"), ("a.inc", "#include <a.h>\n", "cpp"), ("a.inc", "MOV A, B\n", nil),
      ("a.module", "<?php\n", "php"), ("a.module", "module x\n", nil), ("a.cgi", "#!/usr/bin/perl\n", "perl"),
      ("a.cgi", "#!/usr/bin/env python\n", "python"), ("a.html", "<p>{{ a }}</p>\n", "html"),
      ("a.html", "{% extends 'base.html' %}\n{% load static %}\n", "twig"),
      ("a.html", "{% assign a = 1 %}\n", "liquid"), ("a.html", "---\nlayout: x\n---\n{% include a.html %}\n", "liquid"),
      ("a.html", "<p><%= htmlWebpackPlugin.title %></p>\n", "html"), ("a.rs", "<?xml version='1.0'?><rs/>\n", "xml"),
      ("a.plist", "{ a = 1; }\n", nil), ("a.sql", "CREATE TABLE a (b int);\n", "sql"),
      ("a.sol", "contract A {}\n", "solidity"), ("a.ts", "a.reduce<TState>((b) => b);\n", "typescript"),
      ("a.ts", "\u{FEFF}<!DOCTYPE TS><TS>\n", "xml"), ("a.pl", "$y = $x ? 1 :-1;\n", "perl"),
      ("a.pl", ":-dynamic a/1.\n", nil),
      (
        "a.ts",
        "G:" + String(repeating: " ", count: 186)
          + String(repeating: "G:" + String(repeating: " ", count: 186), count: 3), "typescript"
      ),
    ] as [(String, String, String?)])
  func content(_ path: String, _ content: String, _ expected: String?) {
    #expect(Self.language(path, content) == expected)
  }

  @Test("an MPEG stream is no TypeScript")
  func transportStream() {
    var bytes = [UInt8](repeating: 0xFF, count: 564)
    for offset in [0, 188, 376] { bytes[offset] = 0x47 }
    #expect(LanguageDetection.language(of: RepositoryPath("a.ts"), content: bytes.span) == nil)
  }

  @Test("an unknown file has no language", arguments: ["LICENSE", "a.unknown", "", ".", "a."])
  func unknown(_ path: String) {
    #expect(Self.language(path, "text") == nil)
  }

  @Test("every extension, name and program belongs to one language, or to those that share it")
  func claims() {
    var claims: [String: [String]] = [:]
    for profile in LanguageRegistry.profiles {
      for name in profile.extensions { claims["." + name, default: []].append(profile.language.id) }
      for name in profile.fileNames { claims[name, default: []].append(profile.language.id) }
      for name in profile.interpreters { claims["#!" + name, default: []].append(profile.language.id) }
      #expect(Set(profile.extensions).count == profile.extensions.count, "\(profile.language.id)")
    }
    let shared = claims.filter { $0.value.count > 1 }.map { "\($0.key) \($0.value)" }.sorted()
    #expect(shared.isEmpty)
  }

  @Test("a place is in code, a comment or a string")
  func scopes() {
    let text = "a = 'b' // c\n"
    let bytes = Array(text.utf8)
    let source = LexedSource(bytes.span, language: Language(id: "javascript", name: "JavaScript"))
    #expect([0, 5, 10, 12, 99].map { source.scope(at: $0) } == [.code, .string, .comment, .code, .code])
  }
}
