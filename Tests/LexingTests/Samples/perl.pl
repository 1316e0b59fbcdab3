#!/usr/bin/perl -w
use strict;
use warnings qw(all FATAL);

package Shop::Order;

=head1 NAME

Orders, with "quotes" and it's fine.

=cut

our ($VERSION, @EXPORT_OK) = ('1.0', qw{total label});
my %prices = (apple => 1.5e-3, 'pear' => 0x1F, s => 1, y => 2);
my @list = (1 .. 10);    # a comment, it's here

sub new {
    my ($class, %args) = @_;
    my $self = bless { name => $args{name} || 'none', lines => [] }, $class;
    return $self;
}

sub total($$;@) {
    my ($self, $rate, @rest) = @_;
    my $sum = 0;
    foreach my $line (@{ $self->{lines} }) {
        next unless defined $line and $line->{count} > 0;
        $sum += $line->{price} / $rate / 2;
    }
    my $last = $#list + $#{ $self->{lines} } + @list % 3;
    if ($self->{name} =~ m{^/orders/(\d+)["']}x && $sum) {
        (my $copy = $1) =~ s/(['"\/])/\\$1/g;
        $copy =~ s{a(b{2})}
                  {$1 . "x"}ge;
        $copy =~ tr/a-z/A-Z/;
        my @parts = split /,\s*/, $copy;
        return grep { /x#y/ } map { $_ / 2 } @parts;
    } elsif ($sum <=> 3 or not $last) {
        print STDERR "it's $self->{name} \"quoted\" @{[ $sum / 2 ]}\n", 'it\'s', $/, $', $@, $$;
    } else {
        die q(nested (parens) it's), qq[and "more" $sum] unless wantarray;
    }
    my $match = qr/[\/"]/i;
    return y - 1 if $self->{s} < $self->{y};
    return &helper(%prices), $self->s, \&total;
}

sub label {
    my ($first, $second) = (<<"HTML", <<'RAW');
<b>$prices{apple}</b> it's "text"
HTML
raw $text 'here'
RAW
    print <<~EOT if $first;
        indented ${\ $second} it's
        EOT
    my $code = sub { return $_[0] ** 2 };
    local $_ = <STDIN>;
    while (<>) { chomp; last if /^__END__$/; }
    return $first x 3 . $second;
}

1;
__END__
data 'that is " never read
