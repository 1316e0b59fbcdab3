// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {Ownable as Owned} from "@openzeppelin/contracts/access/Ownable.sol";
import "./It's.sol";

/// @title Orders, with "quotes" and 'others'.
/// @notice Documented.
abstract contract Orders is Owned, IOrders {
    using SafeMath for uint256;

    struct Order { uint256 id; address payable buyer; mapping(bytes32 => uint8) lines; }

    enum State { Open, Closed }

    event Bought(address indexed buyer, uint256 amount);
    error TooLittle(uint256 sent, uint256 wanted);

    uint256 private constant RATE = 1_000 * 1e18 / 2;
    bytes internal data = hex"001122_ff" hex'aa';
    string public text = unicode"it's ☕ \"quoted\"";
    mapping(address => mapping(uint => Order)) private orders;
    address immutable owner_ = 0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B;

    /* plain */ /**/
    modifier onlyBuyer(uint256 id) {
        require(orders[msg.sender][id].buyer == msg.sender, 'it\'s not yours');
        _;
    }

    modifier locked { _; }

    constructor(uint256 limit) Owned(msg.sender) payable { if (limit == 0) revert TooLittle({sent: 0, wanted: 1}); }

    receive() external payable {}
    fallback(bytes calldata input) external returns (bytes memory) { return input; }

    /**
     * @dev The total of some orders.
     */
    function total(uint256[] calldata ids, function(uint) external callback)
        external
        view
        virtual
        override(IOrders, Owned)
        onlyBuyer(1)
        returns (uint256 sum, bool)
    {
        for (uint256 i = 0; i < ids.length; i++) {
            if (ids[i] % 2 == 0 && i > 3 || !paused) continue;
            else sum += ids[i] / 2;
        }
        unchecked { sum <<= 2; }
        while (sum > 100) { sum -= 1; }
        do { sum++; } while (sum < 10);
        try this.total(ids, callback) returns (uint256 v, bool) { sum = v; } catch Error(string memory) { revert(); } catch { }
        assembly ("memory-safe") {
            let x := mload(0x40)
            if iszero(x) { revert(0, 0) }
        }
        return (sum > 1 ? sum : 0, true);
    }

    function pay() public { emit Bought(msg.sender, 1 ether); (bool ok, ) = msg.sender.call{value: 1 wei, gas: 5000}(""); }
}
