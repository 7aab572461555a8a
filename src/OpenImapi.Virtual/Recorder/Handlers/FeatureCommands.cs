using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>GET CONFIGURATION.</summary>
internal static class FeatureCommands
{
    public static ValueTask<Completion> GetConfiguration(Request request)
    {
        var command = request.Read<GetConfiguration>();
        var context = new FeatureContext(request.Recorder.Loaded, request.Recorder.Options);
        var features = FeatureTable.For(context).Where(feature => command.Requested switch
        {
            RequestedFeatures.All => feature.Code >= command.Starting,
            RequestedFeatures.Current => feature.Code >= command.Starting && feature.Current,
            RequestedFeatures.One => feature.Code == command.Starting,
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        });
        return ValueTask.FromResult(request.Answer(new Configuration(context.Profile, [.. features]), command.AllocationLength));
    }
}
