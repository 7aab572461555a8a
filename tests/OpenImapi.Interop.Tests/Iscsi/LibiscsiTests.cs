using System.Text.RegularExpressions;

namespace OpenImapi.Interop.Tests.Iscsi;

/// <summary>Our target judged by libiscsi: its conformance tests, and its programs.</summary>
[Trait("Category", "Interop")]
public partial class LibiscsiTests
{
    /// <summary>
    /// StartStopUnit is left out: it wants a disc that was just loaded to be ready without a unit attention, which no drive may (MMC-6, 4.1.6.1). What a family
    /// has for other kinds of device it skips itself.
    /// </summary>
    [Theory]
    [InlineData("iSCSI.iSCSIcmdsn", 2)]
    [InlineData("iSCSI.iSCSIdatasn", 1)]
    [InlineData("iSCSI.iSCSITMF", 2)]
    [InlineData("iSCSI.iSCSIResiduals", 10)]
    [InlineData("SCSI.Inquiry", 7)]
    [InlineData("SCSI.Mandatory", 1)]
    [InlineData("SCSI.TestUnitReady", 1)]
    [InlineData("SCSI.PreventAllow", 8)]
    [InlineData("SCSI.ReadCapacity10", 1)]
    [InlineData("SCSI.Read10", 6)]
    [InlineData("SCSI.Read12", 5)]
    [InlineData("SCSI.Write10", 6)]
    public async Task A_family_of_its_conformance_tests_passes(string family, int tests)
    {
        await using var served = new ServedRecorder();
        var verdict = await Judge.RunAsync("iscsi-test-cu", "-d", "-t", family, served.Address(1));
        var summary = Summary().Match(verdict.Output);
        Assert.True(summary.Success, verdict.Output);
        Assert.Equal(($"{tests}", "0"), (summary.Groups["passed"].Value, summary.Groups["failed"].Value));
    }

    [Fact]
    public async Task Targets_and_units_are_listed()
    {
        await using var served = new ServedRecorder();
        var verdict = await Judge.RunAsync("iscsi-ls", "-s", served.Portal);
        Assert.Contains($"Target:{ServedRecorder.Name} Portal:{served.Portal["iscsi://".Length..]},1", verdict.Output, StringComparison.Ordinal);
        Assert.Matches(@"Lun:1 +Type:MMC", verdict.Output);
        Assert.Matches(@"Lun:2 +Type:MMC", verdict.Output);
    }

    [Fact]
    public async Task A_unit_says_who_it_is()
    {
        await using var served = new ServedRecorder();
        Assert.Contains("Vendor:OIMAPI", (await Judge.RunAsync("iscsi-inq", served.Address(2))).Output, StringComparison.Ordinal);
        Assert.Contains("DEVICE_IDENTIFICATION", (await Judge.RunAsync("iscsi-inq", "-e", "1", "-c", "0x83", served.Address(2))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_knows_the_secret_comes_in_and_nobody_else()
    {
        await using var served = new ServedRecorder(demandsProof: true);
        Assert.Contains("Vendor:OIMAPI", (await Judge.RunAsync("iscsi-inq", served.AddressWith(1, "alice", "correcthorse1"))).Output, StringComparison.Ordinal);
        foreach (var address in new[] { served.AddressWith(1, "alice", "anothersecret"), served.AddressWith(1, "mallory", "correcthorse1"), served.Address(1) })
            Assert.DoesNotContain("OIMAPI", (await Judge.AskAsync("iscsi-inq", address)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_sides_prove_who_they_are()
    {
        await using var served = new ServedRecorder(demandsProof: true);
        var address = served.AddressWith(1, "alice", "correcthorse1") + "?target_user=bob&target_password=batterystaple";
        Assert.Contains("Vendor:OIMAPI", (await Judge.RunAsync("iscsi-inq", address)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OIMAPI", (await Judge.AskAsync("iscsi-inq", address.Replace("staple", "stapler", StringComparison.Ordinal))).Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s+tests\s+\d+\s+\d+\s+(?<passed>\d+)\s+(?<failed>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Summary();
}
