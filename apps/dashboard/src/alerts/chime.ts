const NOTES = [660, 880];
const NOTE_S = 0.18;
const QUIET = 0.04;

/** Two soft notes, made here: no file is fetched for them. */
export const chime = (): void => {
  const context = new AudioContext();
  NOTES.forEach((pitch, index) => {
    const note = context.createOscillator();
    const loudness = context.createGain();
    const start = context.currentTime + index * NOTE_S;
    note.frequency.value = pitch;
    loudness.gain.setValueAtTime(QUIET, start);
    loudness.gain.exponentialRampToValueAtTime(QUIET / 100, start + NOTE_S);
    note.connect(loudness).connect(context.destination);
    note.start(start);
    note.stop(start + NOTE_S);
  });
  setTimeout(() => void context.close(), NOTES.length * NOTE_S * 1_000 + 500);
};
