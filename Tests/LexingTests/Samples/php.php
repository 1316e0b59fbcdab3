#!/usr/bin/env php
<!DOCTYPE html>
<p title="it's">Text before <?= htmlspecialchars($title, ENT_QUOTES) ?> and after.</p>
<?php
declare(strict_types=1);

namespace App\Http\Controllers;

use App\Models\{Order, User as Customer};

/**
 * Orders of a shop.
 */
#[Route('/orders', methods: ['GET'])] // an attribute, not a comment
final class OrderController extends Controller implements \JsonSerializable
{
    # an old comment, with 'quotes'
    private const string QUERY = <<<'SQL'
        SELECT * FROM orders -- {$not} code
        WHERE id = ?;
        SQL;

    public function __construct(private readonly ?Customer $user = null, protected array $items = []) {}

    public function show(int $id, string ...$rest): ?Order
    {
        $name = "Order {$this->items["id"]} of ${rest} and $this->user costs \$5 {$this->format("a {$id} b")}";
        $text = <<<HTML
            <b>{$name}</b> {$this->items['it\'s']} ?> not the end
              HTML_not_the_end
            HTML . 'it\'s' . "?>";
        $half = fn(int $x): float => $x / 2 / 1;
        $later = function () use (&$half, $id): void { echo $half($id) <=> 1; };
        /* ?> is no end in a comment like this */
        return match (true) {
            $id > 10, $id === 0 => $this->user?->orders()->first() ?? null,
            default => throw new \RuntimeException(`ls {$id}`),
        };
    }

    public static function CLASS(): string { return static::class . self::QUERY; }
}

if ($half): ?>
  <ul>
    <?php foreach ($orders as $key => $order): // ends here: ?>
      <li><?= $order['name'] ?></li>
    <?php endforeach; # and here ?>
  </ul>
<?php elseif (!$orders && $a || $b xor $c): echo 0x1F, 1_000, .5e3, 'a' <> 'b';
ELSE: Print("Nothing");
endif;
$a ??= $b['x'] ?: $c; $d <<= 2; $e = (int) $f <=> !$g;
while ($x--) { continue; }
?>
<script>var a = "<?php echo json_encode($data) ?>";</script>
<?php
__halt_compiler(); data 'that is " never read
