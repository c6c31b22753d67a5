using System.Runtime.InteropServices;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>Debian's libsodium, which was written by others: what it says of ristretto255 is held against ours.</summary>
internal static partial class Sodium
{
    private const string Library = "libsodium.so.23";

    internal static void Needed()
    {
        if (NativeLibrary.TryLoad(Library, out _))
        {
            return;
        }

        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is not "true", "libsodium23 is not installed here (tests/apt-packages.txt).");
        Assert.Fail("libsodium23 is not installed.");
    }

    internal static byte[]? Times(byte[] scalar, byte[] point)
    {
        var product = new byte[32];
        return Multiply(product, scalar, point) is 0 ? product : null;
    }

    internal static byte[]? TimesGenerator(byte[] scalar)
    {
        var product = new byte[32];
        return MultiplyBase(product, scalar) is 0 ? product : null;
    }

    internal static byte[]? Sum(byte[] a, byte[] b)
    {
        var sum = new byte[32];
        return Add(sum, a, b) is 0 ? sum : null;
    }

    internal static byte[] FromHash(byte[] uniform)
    {
        var element = new byte[32];
        Assert.Equal(0, Hash(element, uniform));
        return element;
    }

    internal static bool IsElement(byte[] bytes) => IsValid(bytes) is 1;

    internal static byte[] Reduced(byte[] wide)
    {
        var scalar = new byte[32];
        Reduce(scalar, wide);
        return scalar;
    }

    internal static byte[] Product(byte[] a, byte[] b)
    {
        var product = new byte[32];
        MultiplyScalars(product, a, b);
        return product;
    }

    [DllImport(Library, EntryPoint = "crypto_scalarmult_ristretto255")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Multiply(byte[] product, byte[] scalar, byte[] point);

    [DllImport(Library, EntryPoint = "crypto_scalarmult_ristretto255_base")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MultiplyBase(byte[] product, byte[] scalar);

    [DllImport(Library, EntryPoint = "crypto_core_ristretto255_add")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Add(byte[] sum, byte[] a, byte[] b);

    [DllImport(Library, EntryPoint = "crypto_core_ristretto255_from_hash")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Hash(byte[] element, byte[] uniform);

    [DllImport(Library, EntryPoint = "crypto_core_ristretto255_is_valid_point")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int IsValid(byte[] bytes);

    [DllImport(Library, EntryPoint = "crypto_core_ristretto255_scalar_reduce")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Reduce(byte[] scalar, byte[] wide);

    [DllImport(Library, EntryPoint = "crypto_core_ristretto255_scalar_mul")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void MultiplyScalars(byte[] product, byte[] a, byte[] b);
}
