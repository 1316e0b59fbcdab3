{{-- Orders, with "quotes" and it's {{ $not }} code. --}}
@extends('layouts.app', ['title' => "It's (a) title"])
@section('content')
<!-- an HTML comment -->
@php
    // a comment of PHP
    $half = fn (int $x): float => $x / 2;
    $text = "it's {$order->name}";
@endphp
@php($count = count($orders))

<section class="order {{ $open ? 'open' : "closed" }}" @class(['wide' => $count > 10, 'b' => !$open]) id="o-{!! $id !!}">
  @if ($count > 0 && ! $orders->isEmpty())
    <h2>It's {{ strtoupper($order->name ?? 'none') }} &amp; {!! nl2br(e($text)) !!}</h2>
    @foreach ($orders as $key => $order)
      <li title="{{ __('shop::order.title', ['name' => $order->name]) }}">{{ $loop->index }}: {{ $half($order->price) }}</li>
    @endforeach
  @elseif(false)
    @include('shop::empty', ['a' => fn() => ')'])
  @else
    Mail to someone@example.com (or not), don't wait.
  @endif
  @{{ not.code }} and @@if(escaped)
  <input x-data="{ open: false }" @click="open = !open" value="{{ old("name", 'it\'s') }}" {{ $attributes }}>
  @verbatim
    {{ vue.code }} it's @if
  @endverbatim
  <?php echo htmlspecialchars('?'); ?>
  <?= $count ?>
  @csrf
  <x-alert type="error" :message="$message" />
</section>

<script>
  // a comment of JavaScript
  const orders = @json($orders), name = "{{ $order->name }}";
</script>
@endsection
@push('styles')
<style>.a { color: red } /* CSS */</style>
@endpush
