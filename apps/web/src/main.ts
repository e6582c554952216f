// First, so that the order of the style layers is fixed before any component brings its own.
import './main.css';
import icons from '@nuxt/ui/runtime/vue/plugins/icons.js';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router.ts';
import { useSessionStore } from './shell/session.store.ts';

const app = createApp(App).use(createPinia()).use(icons);
useSessionStore().open();
app.use(router).mount('#app');
