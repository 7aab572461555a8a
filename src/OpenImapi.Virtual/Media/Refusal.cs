using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The drive refuses a command: it ends with a check condition, and nothing has changed.</summary>
internal sealed class Refusal(SenseData sense) : Exception(sense.ToString())
{
    public SenseData Sense => sense;
}
