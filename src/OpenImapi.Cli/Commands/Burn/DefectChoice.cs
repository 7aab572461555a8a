using System.CommandLine;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>The option that chooses defect management, and what the choice costs in words.</summary>
internal static class DefectChoice
{
    public static Option<string?> NewOption() => OptionOf.Word("--defect-management",
        "Whether the drive proves each cluster of a BD as it writes it and replaces bad ones: on takes spare areas from a blank BD-R and about half of the speed; "
        + "off gives a blank BD-RE none, and writes others at full speed without proof. If not said, a BD-R is written without, a BD-RE with it.", "on", "off");

    public static DefectManagement? Of(string? word) => word switch
    {
        "on" => DefectManagement.On,
        "off" => DefectManagement.Off,
        _ => null,
    };

    /// <summary>What the choice means for the disc inside; nothing where none was made.</summary>
    public static async Task<string?> CostAsync(DiscRecorder recorder, BurnSettings how, CancellationToken cancellation)
    {
        if (how.Record.DefectManagement is not { } choice)
            return null;
        await recorder.OpenExclusiveAsync(cancellation);
        try
        {
            return DefectManagementWords.Cost(await recorder.QueryMediumAsync(cancellation), choice);
        }
        finally
        {
            await recorder.CloseAsync();
        }
    }
}
