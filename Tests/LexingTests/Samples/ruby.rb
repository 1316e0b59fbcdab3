#!/usr/bin/env ruby
# frozen_string_literal: true

=begin
A block comment, with "quotes" and it's fine.
=end

require 'set'

module Shop::Orders
  LIST = %w[a b 'c' #{none}].freeze
  PATTERN = %r{^/orders/(?<id>\d+)/[/']}i
  STATES = %i(open closed)

  class Order < Struct.new(:id, :name, keyword_init: true)
    include Comparable
    attr_accessor :lines, :"quoted name"

    class << self
      def [](id) = find(id)
    end

    def initialize(id:, name: "it's #{"nested #{'}'} text"}", **options, &block)
      super
      @lines = options[:lines] || []
      @@count ||= 0
    end

    def empty?; @lines.empty? ? true : !name.nil?; end

    def total
      sum = 0
      lines.each do |line|
        next if line.count.zero? or line.price / 2 > 10
        sum += line.price / line.count
      end
      sum / 2 / 1
    end

    def render(first, second)
      text = concat(<<~HTML, <<-'RAW', 5)
        <b>#{name.gsub(/['"\/]/, "") { |m| m * 2 }}</b> it's
      HTML
        raw #{not code} "text"
        RAW
      puts <<SQL.strip, ?a, ?\n, ?'
SELECT 'x' FROM orders -- #{text}
SQL
      puts %Q(nested (parens) #{text}) unless text =~ /a#{text}b/x
      case second
      in { name: String => found } then found
      when 1..10, /regex/ then :range
      else raise ArgumentError, "no #{second.inspect}"
      end
    rescue StandardError => error
      retry if $! && $/ == "\n"
    ensure
      $stdout.puts error&.message
    end

    private def <=>(other) = id <=> other.id
    def call(key, value) = { key: value, "a b": 1, 'c' => -> (x) { x ** 2 }, if: 2 }
  end
end

while line = gets
  puts line unless line.start_with?("#") and not line.empty?
end
p [1, 2].map(&:to_s), `ls #{Dir.pwd}`, :"sym#{1}", 0x1F, 1_000, 1e-3, 3r
__END__
data 'that is " never read
