using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>The rules of Rock Ridge: kept by other programs, and each broken once.</summary>
public class RockRidgeCheckTests
{
    public static TheoryData<string> Images => new(Captured.RockRidge);

    public static TheoryData<string, string> Breakages => new()
    {
        { "a child link leads elsewhere", "4.1.5.3" },
        { "a moved directory is not marked", "4.1.5.3" },
        { "a parent link is missing", "4.1" },
        { "a mode is another one", "4.1.1" },
        { "a name is too long for its record", "4.1" },
        { "the extension is not named", "4.3" },
        { "a link has no path", "4.1.3" },
        { "a device has no numbers", "4.1.2" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public async Task An_image_of_another_program_breaks_no_rule(string name) =>
        Assert.DoesNotContain(await CheckAsync(Captured.Image(name)), finding => finding is { Severity: Severity.Error, Standard: Standard.Rrip });

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task A_broken_rule_is_found(string what, string clause)
    {
        var image = Captured.Image("rr-xorriso");
        Break(image, what);
        Assert.Contains(await CheckAsync(image), finding => finding is { Severity: Severity.Error, Standard: Standard.Rrip } && finding.Clause == clause);
    }

    private static async Task<List<Finding>> CheckAsync(byte[] image)
    {
        var findings = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(new MemoryBlockSource(image)))
            findings.Add(finding);
        return findings;
    }

    private static void Break(byte[] image, string what)
    {
        switch (what)
        {
            case "a child link leads elsewhere":
                var link = Find(image, "CL\u000C\u0001"u8) + 4;
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(link), 20);
                BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(link + 4), 20);
                break;
            case "a moved directory is not marked":
                image[image.AsSpan().LastIndexOf("RE\u0004\u0001"u8)] = (byte)'X';
                break;
            case "a parent link is missing":
                Rename(image, "PL\u000C\u0001"u8);
                break;
            case "a mode is another one":
                var mode = Find(image, [.. "PX"u8, 44, 1, 0xED, 0x41]) + 4;
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(mode), 0x81ED);
                BinaryPrimitives.WriteUInt32BigEndian(image.AsSpan(mode + 4), 0x81ED);
                break;
            case "a name is too long for its record":
                image[Find(image, "NM\u0008\u0001"u8) + 2] = 250;
                break;
            case "the extension is not named":
                image[Find(image, "RRIP_1991A"u8)] = (byte)'X';
                break;
            case "a link has no path":
                Rename(image, "SL"u8, 16);
                break;
            default:
                Rename(image, "PN\u0014\u0001"u8);
                break;
        }
    }

    /// <summary>Makes an entry one that nobody knows.</summary>
    private static void Rename(byte[] image, ReadOnlySpan<byte> signature, int after = 0)
    {
        var at = Find(image, signature, after * 2048);
        (image[at], image[at + 1]) = ((byte)'X', (byte)'X');
    }

    private static int Find(byte[] image, ReadOnlySpan<byte> wanted, int from = 16 * 2048) =>
        image.AsSpan(Math.Max(from, 16 * 2048)).IndexOf(wanted) is >= 0 and var at ? at + Math.Max(from, 16 * 2048)
            : throw new InvalidOperationException("The captured image has no such entry.");
}
