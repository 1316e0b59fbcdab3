#!/usr/bin/env dart
library shop.orders;

import 'package:flutter/material.dart' show Widget, State;
import "dart:async" as async;

part 'order.g.dart';

/* outer /* nested */ still a comment */
/// An order, with "quotes" and 'others'.
@immutable
@JsonSerializable(explicitToJson: true, includeIfNull: false)
abstract class Order<T extends Object?> extends Base with Mixin implements Comparable<Order<T>> {
  final String name;
  late final List<Map<String, T>> lines = const [];
  static const double rate = 1.5e-3;

  const Order(this.name, {required this.id, int count = 0x1F, super.key}) : assert(count > 0), super(name);
  factory Order.empty() => throw UnimplementedError('it\'s empty');

  int get size => lines.length ~/ 2;
  set limit(int value) { _limit = value; }

  String describe([int width = 3]) {
    final nested = 'it\'s $name and ${lines.map((line) => "${line['a'] ?? '}'} $width").join(', ')} \$5';
    final raw = r'no $code \' + r"C:\dir" + R;
    final long = """
      Several "lines" with ${width > 2 ? '''inner $name's''' : 'none'} // no comment
    """ 'joined ' "strings";
    return nested + raw + long;
  }

  Future<T?> load(Uri path, {void Function(T)? done}) async {
    await for (final line in read(path)) {
      if (line.isEmpty && size > 3 || !line.startsWith('#')) continue;
      yield_(line);
    }
    for (var i = 0, n = size; i < n; i++) { i /= 1; }
    switch (path.scheme) {
      case 'http':
      case "https":
        break;
      default:
        return null;
    }
    try {
      done?.call(lines.first as T);
    } on FormatException catch (e, s) {
      rethrow;
    } finally {
      do { } while (size < 1);
    }
    return size > 1 ? cache[path]! : null;
  }

  @override
  Widget build(BuildContext context) => Column(children: [
        if (size > 0) Text('$size'),
        for (final line in lines) ...[Text("${line.length}"), ...?extra],
      ])
    ..key = const ValueKey('a');

  @override
  bool operator ==(Object other) => other is Order && other.name == name;
}

extension Shout on String { String get shout => toUpperCase() + '!'; }
enum Status { open, closed; bool get isOpen => this == open; }
Stream<int> count(int n) async* { yield* Stream.value(n); }
