namespace OpenImapi.Com;

/// <summary>An object that gives back what it holds at once when a client gives up its last reference, not when the memory is collected.</summary>
internal interface IReleased
{
    /// <summary>No client refers to the object any more. It may be handed out again.</summary>
    void OnLastRelease();
}
