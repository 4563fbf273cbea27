using System.Globalization;

namespace Tests.Vendors.Health;

/// <summary>Ways to write a private IPv4 address that a browser, a C library or a careless check would read in another way.</summary>
internal static class DisguisedAddresses
{
    // What lies in them: this machine, home networks, a carrier's, a cloud's metadata, multicast (https://www.iana.org/assignments/iana-ipv4-special-registry).
    private static readonly (uint First, int Bits)[] Private =
    [
        (0x7F000000, 24), (0x7F000000, 24), (0x7F000000, 24), (0x00000000, 24), (0x0A000000, 24), (0xAC100000, 20), (0xC0A80000, 16),
        (0xA9FE0000, 16), (0x64400000, 22), (0xC6120000, 17), (0xE0000000, 28), (0xF0000000, 28),
    ];

    private static readonly (string Name, Func<uint, string> Write)[] Forms =
    [
        ("dotted", Dotted),
        ("one number", a => a.ToString(CultureInfo.InvariantCulture)),
        ("one hexadecimal number", a => $"0x{a:x8}"),
        ("one HEXADECIMAL number", a => $"0X{a:X8}"),
        ("one octal number", a => "0" + Convert.ToString(a, 8)),
        ("octal parts", a => string.Join('.', Parts(a).Select(p => "0" + Convert.ToString(p, 8)))),
        ("hexadecimal parts", a => string.Join('.', Parts(a).Select(p => $"0x{p:x}"))),
        ("two parts", a => $"{a >> 24}.{a & 0xFFFFFF}"),
        ("three parts", a => $"{a >> 24}.{(a >> 16) & 0xFF}.{a & 0xFFFF}"),
        ("mixed parts", a => $"0x{a >> 24:x}.{(a >> 16) & 0xFF}.0{Convert.ToString(a & 0xFFFF, 8)}"),
        ("wide digits", a => string.Concat(Dotted(a).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c))),
        ("wide dots", a => Dotted(a).Replace('.', '\u3002')),
        ("escaped", a => string.Concat(Dotted(a).Select(c => $"%{(int)c:x2}"))),
        ("mapped into IPv6", a => $"[::ffff:{Dotted(a)}]"),
        ("mapped, hexadecimal", a => $"[::ffff:{a >> 16:x}:{a & 0xFFFF:x}]"),
        ("compatible IPv6", a => $"[::{a >> 16:x}:{a & 0xFFFF:x}]"),
        ("through NAT64", a => $"[64:ff9b::{a >> 16:x}:{a & 0xFFFF:x}]"),
        ("through 6to4", a => $"[2002:{a >> 16:x}:{a & 0xFFFF:x}::1]"),
        ("behind a name", a => $"www.acme.com@{Dotted(a)}"),
        ("behind a name and a port", a => $"www.acme.com:443@{Dotted(a)}"),
    ];

    /// <returns>The form's name, and the host as it would stand in a link.</returns>
    public static (string Form, string Host) Draw(Random random)
    {
        var (first, bits) = Private[random.Next(Private.Length)];
        var (name, write) = Forms[random.Next(Forms.Length)];
        return (name, write(first + (uint)random.NextInt64(1L << bits)));
    }

    private static string Dotted(uint address) => string.Join('.', Parts(address));

    private static int[] Parts(uint address) => [(int)(address >> 24), (int)(address >> 16) & 0xFF, (int)(address >> 8) & 0xFF, (int)address & 0xFF];
}
