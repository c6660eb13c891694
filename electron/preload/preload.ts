import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { channels, eventNames } from './channels';

const calls = Object.fromEntries(channels.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]));

// What LarderBridge promises: one function for each channel, and the events.
const bridge = {
  calls,
  on: (name: string, listener: (payload: unknown) => void) => {
    if (!eventNames.includes(name)) throw new TypeError('no such event');
    const heard = (_event: IpcRendererEvent, payload: unknown) => listener(payload);
    ipcRenderer.on(name, heard);
    return () => {
      ipcRenderer.removeListener(name, heard);
    };
  },
};

contextBridge.exposeInMainWorld('larder', bridge);
